import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { newRequestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

/** The way into a new request, in the header of each page. */
export function NewRequestButton() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Button
      component={Link}
      to={useRouteRef(newRequestRouteRef)()}
      variant="contained"
      size="small"
      disableElevation
    >
      {t('root.newRequest')}
    </Button>
  );
}
