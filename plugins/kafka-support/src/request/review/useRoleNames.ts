import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ReviewerRole } from '@kafka-support/backstage-plugin-kafka-support-common';
import { kafkaSupportReactTranslationRef } from '@kafka-support/backstage-plugin-kafka-support-react';

/** The names of the roles in which people are asked to agree. */
export function useRoleNames(): (role: ReviewerRole) => string {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return role => t(`role.${role}`);
}
