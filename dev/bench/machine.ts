import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/paths.ts';

/** Where and with what it was measured, a line each. */
export function machine(): string[] {
  const [cpu] = cpus();
  return [
    `${type()} on ${arch()}, ${cpus().length} × ${
      cpu?.model.trim() || 'CPU'
    }, ${(totalmem() / 1024 ** 3).toFixed(0)} GiB`,
    `Kafka ${kafkaVersion()} (three combined nodes, ${javaVersion()}), Node ${
      process.version
    }, SQLite in a file, permission framework on`,
  ];
}

/** Processes that waited for a CPU lately, of everybody on the machine. */
export function load(): number {
  return loadavg()[0];
}

/** Resident memory of a process, in MiB. */
export function residentMiB(pid: number): number {
  const kib = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return Number(kib) / 1024;
}

function kafkaVersion(): string {
  const pom = readFileSync(join(root, 'dev/kafka/pom.xml'), 'utf8');
  const [, version] = /<kafka\.version>([^<]+)</.exec(pom) ?? [];
  if (!version) throw new Error('dev/kafka/pom.xml names no version of Kafka');
  return version;
}

function javaVersion(): string {
  const text = execFileSync('java', ['--version'], { encoding: 'utf8' });
  return `Java ${text.split(/\s+/)[1]}`;
}
