// A network of its own for `npm run live`: what goes wrong in it, and what came of the runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '#schemas/snapshot.ts';
import type { Said } from '#scripts/services/faults/dns.ts';
import { run } from '#scripts/kit/programs.ts';

export interface Scenario {
  resolver: {
    /** What is said of a name; of every other one, `other`. */
    names?: Record<string, Said>;
    other: Said;
    delayMs?: number;
  };
  /** The probes by the id of the service. A web server answers every name at 11.0.0.1, and nothing anywhere else. */
  services: Record<string, object>;
  /** The text of /etc/hosts. */
  hosts?: string;
  /** Half an hour apart. */
  runs: number;
}

export interface RunTold {
  code: number | null;
  err: string;
  milliseconds: number;
}

export interface Told {
  runs: RunTold[];
  snapshots: Record<string, Snapshot>;
}

/** A mount for each file that the run must see instead of the machine's. */
const mounts = 'mount --bind "$0" /etc/resolv.conf && mount --bind "$1" /etc/hosts && shift 1 && exec "$@"';

/** Why this machine has no networks of their own for tests; `false` where it has. */
export const noNetworks = (): string | false => {
  const script = 'ip link add drop0 type veth peer drop1 && mount --bind /etc/hostname /etc/resolv.conf';
  const { status, stderr } = spawnSync('unshare', ['--net', '--mount', 'sh', '-c', script], { encoding: 'utf8' });
  return status === 0 ? false : `no network namespace: ${stderr?.trim() || 'there is no unshare'}`;
};

/** Plays a scenario in a network and with files of its own. */
export const play = async (scenario: Scenario): Promise<Told> => {
  const folder = mkdtempSync(join(tmpdir(), 'network-'));
  const [resolv, hosts] = [join(folder, 'resolv.conf'), join(folder, 'hosts')];
  writeFileSync(resolv, 'nameserver 127.0.0.1\n');
  writeFileSync(hosts, scenario.hosts ?? '127.0.0.1 localhost\n');
  const inside = [process.execPath, 'tests/support/network/inside.ts', JSON.stringify(scenario)];
  const told = await run(['unshare', '--net', '--mount', 'sh', '-c', mounts, resolv, hosts, ...inside]);
  rmSync(folder, { recursive: true, force: true });
  if (!told.ok) throw new Error(told.output);
  return JSON.parse(told.stdout);
};
