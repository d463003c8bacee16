/** Keys that decide how long data is kept: the kind `retention` owns them. */
const retentionKeys = [
  'retention.ms',
  'retention.bytes',
  'local.retention.ms',
  'local.retention.bytes',
] as const;

/** Why a key cannot be changed by this kind, and what to do instead; undefined: it can. */
export function retentionRefusal(key: string): string | undefined {
  if (!retentionKeys.some(each => each === key)) return undefined;
  return `"${key}" decides how long data is kept. That is a request of the kind "retention", which is not available yet. Until it is, ask the platform team: they change it with kafka-configs.sh`;
}
