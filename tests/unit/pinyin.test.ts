// Names that sound alike are told from names that do not, whatever the tones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soundAlike } from '#scripts/check/content/people.ts';

test('characters of one syllable sound alike in every tone', () => {
  for (const [one, other] of [
    ['林', '琳'],
    ['斌', '彬'],
    ['仲天', '中田'],
    ['萌萌', '蒙梦'],
    ['女', '钕'],
    ['略', '掠'],
    ['儿', '二'],
    ['阿', '啊'],
    ['作', '坐'],
  ] as const)
    assert.ok(soundAlike(one, other), `${one} ${other}`);
});

test('a character sounds as each of its readings, those of surnames among them', () => {
  for (const [one, other] of [
    ['单', '善'],
    ['曾', '增'],
    ['解', '谢'],
    ['仇', '求'],
    ['区', '欧'],
    ['朴', '瓢'],
    ['盖', '葛'],
    ['查', '扎'],
    ['查', '茶'],
    ['𠮷', '𠮷'],
  ] as const)
    assert.ok(soundAlike(one, other), `${one} ${other}`);
});

test('other syllables do not, near as they are', () => {
  for (const [one, other] of [
    ['林', '凌'],
    ['陈', '程'],
    ['吕', '鲁'],
    ['女', '努'],
    ['甲', '乙'],
    ['李伟', '李飞'],
    ['李伟', '李伟伟'],
  ] as const)
    assert.ok(!soundAlike(one, other), `${one} ${other}`);
});
