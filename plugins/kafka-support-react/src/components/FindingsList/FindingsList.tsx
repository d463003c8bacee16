import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Fold } from '../Fold';
import { severities, SeverityIcon, severityOf } from '../SeverityIcon';
import { FindingItem } from './FindingItem';
import type { FixFields } from './RemedyButton';

/** @public */
export interface FindingsListProps {
  findings: readonly Finding[];
  onFix?(fields: FixFields): void;
}

const listStyle = {
  m: 0,
  p: 0,
  '& > li + li': { borderTop: 1, borderColor: 'divider' },
};

/** Counts, then what did not pass from hard to mild; passed checks folded. @public */
export function FindingsList({ findings, onFix }: FindingsListProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const bySeverity = severities.map(severity => ({
    severity,
    items: findings.filter(finding => severityOf(finding) === severity),
  }));
  const passed = findings.filter(finding => severityOf(finding) === 'pass');
  const others = bySeverity
    .filter(({ severity }) => severity !== 'pass')
    .flatMap(({ items }) => items);
  if (findings.length === 0)
    return (
      <Typography variant="body2" color="text.secondary">
        {t('findings.none')}
      </Typography>
    );
  const keyOf = (finding: Finding, index: number) =>
    `${finding.rule}:${finding.field ?? ''}:${index}`;
  return (
    <Box>
      <Box
        component="p"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          m: 0,
          typography: 'body2',
        }}
      >
        {bySeverity
          .filter(({ items }) => items.length > 0)
          .map(({ severity, items }) => (
            <Box
              component="span"
              key={severity}
              sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
            >
              <SeverityIcon severity={severity} aria-hidden />
              {t(`findings.${severity === 'pass' ? 'passed' : severity}`, {
                count: items.length,
              })}
            </Box>
          ))}
      </Box>
      {others.length > 0 && (
        <Box component="ul" sx={listStyle}>
          {others.map((finding, index) => (
            <FindingItem
              key={keyOf(finding, index)}
              finding={finding}
              onFix={onFix}
            />
          ))}
        </Box>
      )}
      {passed.length > 0 && (
        <Fold summary={t('findings.showPassed', { count: passed.length })}>
          <Box component="ul" sx={listStyle}>
            {passed.map((finding, index) => (
              <FindingItem key={keyOf(finding, index)} finding={finding} />
            ))}
          </Box>
        </Fold>
      )}
    </Box>
  );
}
