import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  decisionOf,
  decisions,
  type Grade,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { GradeChip } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';
import { EntityCard } from './EntityCard';

const MAX_STREAMS = 5;
const worstFirst: Grade[] = ['blocked', 'watch', 'ready'];

type Dimension = Stream['readiness']['dimensions'][number];

/** The action that fixes what weighs most in a dimension. */
function remedyOf({ findings }: Dimension): string | undefined {
  const weight = (finding: Dimension['findings'][number]) =>
    decisions.indexOf(decisionOf(finding));
  return [...findings]
    .filter(({ outcome }) => outcome !== 'pass')
    .sort((a, b) => weight(b) - weight(a))[0]?.remedy?.text;
}

function DimensionLine({ dimension }: { dimension: Dimension }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const remedy = remedyOf(dimension);
  return (
    <Box>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <GradeChip grade={dimension.grade} />
        <Typography variant="body2" component="span">
          {t(`entity.dimensions.${dimension.dimension}`)}
        </Typography>
      </Stack>
      {dimension.grade !== 'ready' && (
        <Typography variant="body2" component="p" sx={{ mt: 0.5 }}>
          {dimension.reason}
          {remedy && (
            <Typography
              variant="body2"
              component="span"
              color="text.secondary"
              sx={{ display: 'block' }}
            >
              {t('entity.readiness.fix', { remedy })}
            </Typography>
          )}
        </Typography>
      )}
    </Box>
  );
}

function Readiness({ streams }: { streams: Stream[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const count = (grade: Grade) =>
    String(streams.filter(({ readiness }) => readiness.grade === grade).length);
  const troubled = streams
    .filter(({ readiness }) => readiness.grade !== 'ready')
    .sort(
      (a, b) =>
        worstFirst.indexOf(a.readiness.grade) -
        worstFirst.indexOf(b.readiness.grade),
    );
  return (
    <Stack spacing={2}>
      <Typography variant="body1" component="p" sx={{ fontWeight: 600 }}>
        {troubled.length === 0
          ? t('entity.readiness.allReady', { count: streams.length })
          : t('entity.readiness.streams', {
              ready: count('ready'),
              watch: count('watch'),
              blocked: count('blocked'),
            })}
      </Typography>
      {troubled.slice(0, MAX_STREAMS).map(stream => (
        <Stack key={stream.resource} spacing={0.75}>
          <Typography variant="body2" component="h4" sx={{ m: 0 }}>
            <StreamLink cluster={stream.cluster} topic={stream.topic} /> ·{' '}
            {stream.cluster}
          </Typography>
          {stream.readiness.dimensions.map(dimension => (
            <DimensionLine key={dimension.dimension} dimension={dimension} />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}

/** *Readiness*: could the streams be supported tonight; what is in the way and what fixes it. @public */
export function ReadinessCard() {
  return (
    <EntityCard title="readiness">
      {({ streams }) => <Readiness streams={streams} />}
    </EntityCard>
  );
}
