import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of PEM files that brokers and clients of one cluster use. */
export interface Certificates {
  ca: string;
  /** Key and certificate in one file, as Kafka's PEM key store wants them. */
  broker: string;
  /** A client that brokers know as `User:<common name>`, by common name. */
  clients: Record<string, { cert: string; key: string }>;
}

const days = '3650';

function openssl(dir: string, args: string[]): void {
  execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
}

function issue(dir: string, name: string, commonName: string): void {
  openssl(dir, [
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${commonName}`],
    ...['-keyout', `${name}.key.pem`, '-out', `${name}.csr.pem`],
  ]);
  writeFileSync(
    join(dir, 'extensions.cnf'),
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n',
  );
  openssl(dir, [
    ...['x509', '-req', '-in', `${name}.csr.pem`, '-days', days, '-sha256'],
    ...['-CA', 'ca.cert.pem', '-CAkey', 'ca.key.pem', '-CAcreateserial'],
    ...['-extfile', 'extensions.cnf', '-out', `${name}.cert.pem`],
  ]);
}

/**
 * Makes an authority, a certificate for the brokers on this machine and one
 * for each client, unless an earlier call left them in `dir`.
 */
export function makeCertificates(
  dir: string,
  commonNames: string[],
): Certificates {
  const certificates: Certificates = {
    ca: join(dir, 'ca.cert.pem'),
    broker: join(dir, 'broker.pem'),
    clients: Object.fromEntries(
      commonNames.map(name => [
        name,
        {
          cert: join(dir, `client-${name}.cert.pem`),
          key: join(dir, `client-${name}.key.pem`),
        },
      ]),
    ),
  };
  // The brokers' file is written last: when it is there, all are.
  if (existsSync(certificates.broker)) return certificates;

  mkdirSync(dir, { recursive: true, mode: 0o700 });
  openssl(dir, [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', days],
    ...['-subj', '/CN=Kafka for development'],
    ...['-keyout', 'ca.key.pem', '-out', 'ca.cert.pem'],
  ]);
  for (const name of commonNames) issue(dir, `client-${name}`, name);
  issue(dir, 'broker', 'broker');
  writeFileSync(
    certificates.broker,
    readFileSync(join(dir, 'broker.key.pem'), 'utf8') +
      readFileSync(join(dir, 'broker.cert.pem'), 'utf8'),
    { mode: 0o600 },
  );
  return certificates;
}
