import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Banner } from '../Banner';
import { SeverityIcon } from '../SeverityIcon';
import { errorText } from './errorText';

/** @public */
export interface ErrorNoticeProps {
  error: unknown;
  /** What could not be done; a sentence of its own. */
  title?: string;
  onRetry?(): void;
}

/** A failure as the sentence that the backend said, with a way on. @public */
export function ErrorNotice({ error, title, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return (
    <div role="alert">
      <Banner
        tone="error"
        icon={<SeverityIcon severity="deny" />}
        title={title ?? t('error.title')}
        action={
          onRetry && (
            <Button size="small" onClick={onRetry}>
              {t('error.retry')}
            </Button>
          )
        }
      >
        {errorText(error) ?? t('error.unreachable')}
      </Banner>
    </div>
  );
}
