/**
 * Bound of a read of a whole cluster, which may take longer than a call that
 * somebody waits for. A broker that hangs costs each of them this much.
 */
export const bulkRead = { timeoutMs: 20_000 };
