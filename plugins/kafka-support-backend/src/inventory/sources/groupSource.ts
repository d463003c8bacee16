import type { ResourceSource } from '../types';
import { wholeOf } from './wholeOf';

/**
 * Consumer groups of all types. Their state and members come and go, so they are
 * read live where they are shown.
 */
export const groupSource: ResourceSource = {
  type: 'group',
  async read(admin) {
    const groups = wholeOf(
      await admin.listGroups(),
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
};
