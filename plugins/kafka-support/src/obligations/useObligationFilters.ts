import {
  obligationKinds,
  obligationStates,
  type ObligationQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useAddressFilters } from '../lists';

const filterNames = ['state', 'kind', 'whose'] as const;
export type ObligationFilterName = (typeof filterNames)[number];

/** The filters in the address, and the query they make; what is no filter value is left out. */
export function useObligationFilters() {
  const filters = useAddressFilters(filterNames);
  const { value } = filters;
  const query: ObligationQuery = {
    state: obligationStates.find(state => state === value('state')),
    kind: obligationKinds.find(kind => kind === value('kind')),
    mine: value('whose') === 'me' || undefined,
    cursor: value('cursor') || undefined,
    limit: 50,
  };
  return { ...filters, query };
}
