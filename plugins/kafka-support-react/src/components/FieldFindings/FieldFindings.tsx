import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import { sentence } from '../../format';
import { toneColor } from '../../theme';
import { RemedyButton, type FixFields } from '../FindingsList';
import { SeverityIcon, severityOf, severityTones } from '../SeverityIcon';

/** @public */
export interface FieldFindingsProps {
  /** Those that speak of this field; passed ones are left out. */
  findings: readonly Finding[];
  onFix?(fields: FixFields): void;
  /** For `aria-describedby` of the field. */
  id?: string;
}

/** Findings next to the field they speak of. @public */
export function FieldFindings({ findings, onFix, id }: FieldFindingsProps) {
  const shown = findings.filter(finding => finding.outcome !== 'pass');
  if (shown.length === 0) return null;
  return (
    <Box id={id} sx={{ display: 'grid', gap: 0.5, mt: 0.5 }}>
      {shown.map((finding, index) => {
        const severity = severityOf(finding);
        return (
          <Box
            key={`${finding.rule}:${index}`}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 1,
              rowGap: 0.5,
              typography: 'caption',
            }}
          >
            <Box
              component="span"
              sx={theme => ({
                display: 'flex',
                gap: 0.75,
                color: toneColor(theme, severityTones[severity]),
                flex: '1 1 16rem',
              })}
            >
              <SeverityIcon severity={severity} alone sx={{ mt: '0.25em' }} />
              <span>
                {sentence(finding.message)}
                {finding.remedy && ` ${sentence(finding.remedy.text)}`}
              </span>
            </Box>
            {onFix && <RemedyButton finding={finding} onFix={onFix} />}
          </Box>
        );
      })}
    </Box>
  );
}
