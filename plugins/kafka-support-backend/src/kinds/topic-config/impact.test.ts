import { configImpact, worstImpact } from './impact';

describe('configImpact', () => {
  it.each([
    ['cleanup.policy', 'delete', 'compact', 'destructive'],
    ['cleanup.policy', 'compact', 'delete', 'destructive'],
    ['cleanup.policy', 'delete', 'compact, delete', 'destructive'],
    ['cleanup.policy', 'compact,delete', 'compact', 'disruptive'],
    ['cleanup.policy', 'compact,delete', 'delete,compact', 'safe'],
    ['cleanup.policy', 'delete', undefined, 'destructive'],
    ['min.insync.replicas', '1', '2', 'disruptive'],
    ['min.insync.replicas', '2', '1', 'disruptive'],
    ['max.message.bytes', '1000', '2000', 'safe'],
    ['max.message.bytes', '2000', '1000', 'disruptive'],
    ['max.message.bytes', '2000', undefined, 'disruptive'],
    ['unclean.leader.election.enable', 'false', 'true', 'destructive'],
    ['unclean.leader.election.enable', 'true', 'false', 'safe'],
    ['unclean.leader.election.enable', 'false', undefined, 'destructive'],
    ['delete.retention.ms', '2', '1', 'disruptive'],
    ['compression.type', 'producer', 'zstd', 'disruptive'],
    ['compression.type', 'producer', 'lz4', 'safe'],
    ['message.timestamp.type', 'CreateTime', 'LogAppendTime', 'disruptive'],
    ['segment.ms', '1', '2', 'safe'],
    ['some.key.of.tomorrow', '1', '2', 'disruptive'],
    ['constructor', '1', '2', 'disruptive'],
  ] as const)('judges %s from %s to %s as %s', (key, before, after, impact) => {
    const judged = configImpact(key, { before, after });
    expect(judged.impact).toBe(impact);
    expect(judged.why === undefined).toBe(impact === 'safe');
  });

  it('takes the hardest of several', () => {
    expect(worstImpact([])).toBe('safe');
    expect(worstImpact(['safe', 'destructive', 'disruptive'])).toBe(
      'destructive',
    );
  });
});
