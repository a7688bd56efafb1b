// Days and times are those of the site's zone, wherever the build runs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { dayIn, dayInWords, hoursIn, timeIn } from '#language/dates.ts';

const zone = 'Asia/Shanghai';

test('a moment’s day is the day in the zone, not in UTC', () => {
  assert.equal(dayIn('2025-12-31T16:00:00Z', zone), '2026-01-01');
  assert.equal(dayIn('2025-12-31T15:59:59Z', zone), '2025-12-31');
  assert.equal(dayIn(new Date('2026-06-01T00:00:00Z'), 'America/New_York'), '2026-05-31');
});

test('a moment’s time is the wall clock’s, from 00:00 to 23:59', () => {
  assert.equal(timeIn('2026-11-24T08:05:00Z', zone), '16:05');
  assert.equal(timeIn('2026-11-24T16:00:00+08:00', zone), '16:00');
  assert.equal(timeIn('2026-11-23T16:00:00Z', zone), '00:00');
});

test('hours from and to say on which day the end is, where that is not the day of the start in the zone', () => {
  const laterDay = (time: string, days: number) => `${time}+${days}`;
  const hours = (end: string | undefined) =>
    hoursIn(new Date('2026-11-06T15:30:00Z'), end ? new Date(end) : undefined, zone, laterDay);
  assert.equal(hours('2026-11-06T15:59:00Z'), '23:30–23:59');
  assert.equal(hours('2026-11-06T16:00:00Z'), '23:30–00:00+1');
  assert.equal(hours('2026-11-08T01:00:00Z'), '23:30–09:00+2');
  assert.equal(hours(undefined), '23:30');
});

test('a day in words has its weekday, in the reader’s language', () => {
  // Around the weekday, releases of Unicode's data differ in spaces and commas.
  assert.match(
    dayInWords('2026-11-24T00:30:00+08:00', zone, 'zh'),
    /^2026\u00a0年\u00a011\u00a0月\u00a024\u00a0日 星期二$/,
  );
  assert.match(dayInWords('2026-11-24T00:30:00+08:00', zone, 'en'), /^Tuesday,? 24 November 2026$/);
});

test('the zone of the machine makes no difference', () => {
  const program = `import { dayIn, timeIn } from './src/language/dates.ts';
    console.log(dayIn('2025-12-31T16:00:00Z', '${zone}'), timeIn('2025-12-31T16:00:00Z', '${zone}'))`;
  for (const TZ of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ },
    });
    assert.equal(String(said).trim(), '2026-01-01 00:00', TZ);
  }
});
