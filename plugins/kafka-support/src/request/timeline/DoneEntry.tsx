import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ChangeTitle,
  Fold,
  Mono,
  SeverityIcon,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../../translation';
import { Entry } from './Entry';
import type { DoneRows } from './timelineRows';

/** Many changes that were done one after the other, in one line that opens. */
export function DoneEntry({ done }: { done: DoneRows }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { rows } = done;
  const last = rows[rows.length - 1];
  return (
    <Entry
      icon={<SeverityIcon severity="pass" aria-hidden />}
      at={(last.ended ?? last.started)!.at}
    >
      <Fold summary={t('request.timeline.done', { count: rows.length })}>
        <Box component="ol" sx={{ m: 0, pl: 5 }}>
          {rows.map(({ changeId, change }) => (
            <li key={changeId}>
              {change ? (
                <ChangeTitle change={change} />
              ) : (
                <Mono>{changeId}</Mono>
              )}
            </li>
          ))}
        </Box>
      </Fold>
    </Entry>
  );
}
