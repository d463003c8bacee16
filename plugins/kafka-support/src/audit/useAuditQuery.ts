import { DateTime } from 'luxon';
import { useSearchParams } from 'react-router-dom';

/** A day in the reader's time zone as the instants at which it begins or ends. */
function instant(day: string | null, end: boolean): string | undefined {
  if (!day) return undefined;
  const date = DateTime.fromISO(day);
  if (!date.isValid) return undefined;
  return (end ? date.endOf('day') : date.startOf('day')).toUTC().toISO();
}

/** The filters and the page in the address, as they are asked for. */
export function useAuditQuery() {
  const [parameters, setParameters] = useSearchParams();
  const filters = {
    resource: parameters.get('resource') ?? undefined,
    actor: parameters.get('actor') ?? undefined,
    kind: parameters.get('kind') ?? undefined,
    from: instant(parameters.get('from'), false),
    to: instant(parameters.get('to'), true),
  };
  return {
    parameters,
    setParameters,
    filters,
    query: { ...filters, cursor: parameters.get('cursor') ?? undefined },
  };
}
