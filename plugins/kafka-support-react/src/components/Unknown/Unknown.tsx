import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@mui/material/Typography';
import { kafkaSupportReactTranslationRef } from '../../translation';

/** @public */
export interface UnknownProps {
  /** Who can supply it. */
  supplier?: string;
}

/** The word for a figure that could not be read; never 0, never a dash. @public */
export function Unknown({ supplier }: UnknownProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return (
    <Typography
      component="span"
      variant="inherit"
      color="text.secondary"
      sx={{ fontStyle: 'italic' }}
    >
      {supplier ? t('unknownFrom', { supplier }) : t('unknown')}
    </Typography>
  );
}
