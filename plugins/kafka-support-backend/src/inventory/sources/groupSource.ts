import { bulkRead } from '../bulkRead';
import type { ResourceSource } from '../types';
import { wholeOf } from './wholeOf';

/**
 * Consumer groups of all types. Their state and members come and go, so they are
 * figures, not facts.
 */
export const groupSource: ResourceSource = {
  type: 'group',
  async read(admin) {
    const groups = wholeOf(
      await admin.listGroups(bulkRead),
      broker => `broker ${broker}`,
    );
    return groups.map(({ groupId, type, protocolType }) => ({
      name: groupId,
      internal: false,
      facts: {
        groupType: type,
        ...(protocolType && { protocolType }),
      },
    }));
  },

  async lookUp(admin, names) {
    const { read, unread } = await admin.describeGroups(names, bulkRead);
    const told = new Set(read.map(({ groupId }) => groupId));
    const untold = new Map(unread.map(({ of, reason }) => [of, reason]));
    return {
      gone: names.filter(name => !told.has(name) && !untold.has(name)),
      untold,
    };
  },
};
