import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { shellQuote } from './shell';

describe('shellQuote', () => {
  it.each([
    ['orders.order.placed.v1', 'orders.order.placed.v1'],
    ['', "''"],
    ['two words', "'two words'"],
    ["it's", "'it'\\''s'"],
    ['$(reboot)', "'$(reboot)'"],
    ['a;b', "'a;b'"],
  ])('writes %p as %s', (word, quoted) => {
    expect(shellQuote(word)).toBe(quoted);
  });

  it('is read back by a shell as the one word it was', () => {
    const words = fc.sample(
      fc.string({ unit: 'binary' }).filter(text => !text.includes('\0')),
      { numRuns: 200, seed: 7 },
    );
    const script = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
    const read = execFileSync('sh', ['-c', script]).toString('utf8');
    expect(read.split('\0').slice(0, -1)).toEqual(
      words.map(word => Buffer.from(word, 'utf8').toString('utf8')),
    );
  });
});
