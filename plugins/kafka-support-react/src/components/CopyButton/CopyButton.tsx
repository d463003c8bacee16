import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { visuallyHidden } from '../../theme';
import { kafkaSupportReactTranslationRef } from '../../translation';

/** @public */
export interface CopyButtonProps {
  text: string;
  /** What is copied, for those who do not see it. */
  what: string;
}

/** Copies a text and says whether it could. @public */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const [outcome, setOutcome] = useState<'done' | 'failed'>();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), 4_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('done');
    } catch {
      // No clipboard outside of a secure context, or it was not allowed.
      setOutcome('failed');
    }
  };
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={outcome === 'done' ? <CheckIcon /> : <ContentCopyIcon />}
        onClick={copy}
        aria-label={t('copy.label', { what })}
      >
        {outcome === 'done' ? t('copy.done') : t('copy.action')}
      </Button>
      <Box
        component="span"
        role="status"
        sx={outcome === 'failed' ? undefined : visuallyHidden}
      >
        {outcome && t(`copy.${outcome}`)}
      </Box>
    </>
  );
}
