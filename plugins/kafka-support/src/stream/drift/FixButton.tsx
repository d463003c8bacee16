import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamDrift } from '@kafka-support/backstage-plugin-kafka-support-common';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { newKindRouteRef } from '../../routes';
import { fixQuery } from '../../streams/marks';
import { kafkaSupportTranslationRef } from '../../translation';
import { driftMessages } from './messages';

type Fix = StreamDrift['fixes'][number];
type Named = Exclude<keyof typeof driftMessages.fix, 'grant' | 'revoke'>;

/** Leads to the request that brings it back, filled in. */
export function FixButton({ cluster, fix }: { cluster: string; fix: Fix }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const form = useRouteRef(newKindRouteRef)({ kind: fix.kind });
  const { action, principal } = fix.spec;
  const isAccess = action === 'grant' || action === 'revoke';
  const named: Named = Object.hasOwn(driftMessages.fix, fix.kind)
    ? (fix.kind as Named)
    : 'other';
  return (
    <Button
      component={Link}
      to={`${form}?${fixQuery(cluster, fix.spec)}`}
      size="small"
      variant="outlined"
    >
      {isAccess
        ? t(`stream.drift.fix.${action}`, { who: String(principal) })
        : t(`stream.drift.fix.${named}`)}
    </Button>
  );
}
