import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { kindForms } from '../../newRequest';
import { newKindRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';

/** To the form, filled in; nothing where the kind has none. */
export function EditButton({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const form = useRouteRef(newKindRouteRef)({ kind: request.kind });
  if (!kindForms.has(request.kind)) return null;
  const query = new URLSearchParams({ from: request.id, edit: 'true' });
  return (
    <Button component={Link} to={`${form}?${query}`} variant="outlined">
      {t('request.action.edit')}
    </Button>
  );
}
