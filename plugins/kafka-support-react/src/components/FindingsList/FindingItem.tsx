import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { sentence } from '../../format';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { SeverityIcon, severityOf } from '../SeverityIcon';
import { UserOrGroup } from '../UserOrGroup';
import { RemedyButton, type FixFields } from './RemedyButton';

/** @public */
export interface FindingItemProps {
  finding: Finding;
  /** Where given, a fix that can be filled in is a button. */
  onFix?(fields: FixFields): void;
}

/** One finding: what, why, how to fix it, whose policy it is. @public */
export function FindingItem({ finding, onFix }: FindingItemProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const severity = severityOf(finding);
  const numbers = [
    finding.observed && t('findings.observed', { observed: finding.observed }),
    finding.limit && t('findings.limit', { limit: finding.limit }),
    finding.figure && t('findings.missing', { figure: finding.figure }),
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1, py: 1, listStyle: 'none' }}
    >
      <SeverityIcon severity={severity} alone sx={{ mt: '0.3em' }} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" component="p" sx={{ m: 0 }}>
          <strong>{finding.title}.</strong> {sentence(finding.message)}
        </Typography>
        {severity !== 'pass' && finding.remedy && (
          <Typography variant="body2" component="p" sx={{ m: 0, mt: 0.25 }}>
            {sentence(finding.remedy.text)}
          </Typography>
        )}
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0, mt: 0.25 }}
        >
          {numbers.length > 0 && `${numbers.join(' · ')} · `}
          {t('findings.policy', {
            area: finding.area,
            owner: <UserOrGroup entityRef={finding.policyOwner} plain />,
            rule: finding.rule,
          })}
        </Typography>
        {severity !== 'pass' && onFix && finding.remedy?.set && (
          <Box sx={{ mt: 0.5 }}>
            <RemedyButton finding={finding} onFix={onFix} />
          </Box>
        )}
      </Box>
    </Box>
  );
}
