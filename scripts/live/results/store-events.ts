// Reads and writes data/live/events/<service>.json. What cannot be trusted is reported and kept beside: time cannot be had again.
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { utcSeconds } from '#language/dates.ts';
import { type Events, events } from '#schemas/events.ts';
import type { Snapshot } from '#schemas/snapshot.ts';
import { readStored } from '#scripts/kit/files.ts';
import { carriedOver, cutAt, withOurFault, withRunEvents } from './events.ts';
import type { Place } from './place.ts';

export const eventsPath = (folder: string, id: string): string => join(folder, 'events', `${id}.json`);

/** A name beside a file at which nothing stands. */
const freeBeside = (path: string): string => {
  let number = 1;
  const name = () => `${path}.bad${number > 1 ? number : ''}`;
  while (existsSync(name())) number++;
  return name();
};

/** The record on disk; where it cannot be trusted it is put aside. With `trustClock` what lies ahead is cut off instead. */
const readEvents = (id: string, { folder, now, trustClock, warn }: Place): Events | undefined => {
  const path = eventsPath(folder, id);
  const stored = readStored(path, events);
  const at = utcSeconds(now);
  if (stored.state === 'absent') return undefined;
  if (stored.state === 'good' && stored.value.service === id) {
    if (stored.value.seen <= at) return stored.value;
    if (trustClock) return cutAt(stored.value, at);
  }
  const beside = freeBeside(path);
  const isOther = stored.state === 'good' && stored.value.service !== id;
  const ahead = isOther ? `是 ${stored.value.service} 的记录` : `最近一次探测晚于当前时间 ${at}`;
  const reason = stored.state === 'corrupt' ? stored.reason : ahead;
  renameSync(path, beside);
  warn(`${path} 无法使用（${reason}），已重命名为 ${beside}，重新开始记录；此前的中断视为未知`);
  return undefined;
};

/** The record with a run; `previous` is the snapshot before it, which a record that is begun takes over. */
export const eventsWith = (next: Snapshot, previous: Snapshot | undefined, place: Place): Events => {
  const { service, checks } = next;
  const isAsked = previous?.checks[0] && previous.checks[0].outcome !== 'skip';
  const before = readEvents(service, place) ?? (isAsked ? carriedOver(previous) : undefined);
  return withRunEvents(before, { service, checks, now: place.now });
};

/** The record with a run in which nobody could be reached from here; nothing where there is no record. */
export const eventsWithOurFault = (id: string, place: Place): Events | undefined => {
  const before = readEvents(id, place);
  return before && withOurFault(before, place.now);
};
