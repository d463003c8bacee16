import { exampleResource } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { resourceCsv } from './resourceCsv';

describe('resourceCsv', () => {
  const cells = (csv: string, line: number) =>
    csv.split('\r\n')[line].split('","');

  it('has a heading and a line for each, what is unknown empty', () => {
    const csv = resourceCsv([
      exampleResource('a', { owner: undefined, partitions: 3 }),
    ]);
    expect(cells(csv, 0).slice(0, 5)).toEqual([
      '"resource',
      'cluster',
      'type',
      'name',
      'owner',
    ]);
    expect(cells(csv, 1).slice(0, 7)).toEqual([
      '"prod/topic/a',
      'prod',
      'topic',
      'a',
      '',
      '',
      '3',
    ]);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('doubles quotes and lets no spreadsheet run a name as a formula', () => {
    const csv = resourceCsv([
      exampleResource('=HYPERLINK("x")', { type: 'group' }),
    ]);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
