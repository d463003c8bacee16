import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClaimBatchPreview } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Banner,
  EmptyState,
  SeverityIcon,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newKindRouteRef, requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { BatchCard } from './BatchCard';
import { ResourceLines } from './ResourceLines';

function Problems({ problems }: Pick<ClaimBatchPreview, 'problems'>) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <Banner
        tone="error"
        icon={<SeverityIcon severity="deny" />}
        title={t('claimMany.problems', { count: problems.length })}
      >
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {problems.map(({ line, message }) => (
            <li key={line}>
              {t('claimMany.line', { line: String(line) })}: {message}
            </li>
          ))}
        </Box>
      </Banner>
    </div>
  );
}

/** What is not claimed, and why. */
function NotClaimed({ preview }: { preview: ClaimBatchPreview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toKind = useRouteRef(newKindRouteRef);
  const { owned, refused, unknown, cluster } = preview;
  const transferOf = (resource: string, owner: string) =>
    `${toKind({ kind: 'ownership' })}?${new URLSearchParams({
      resource,
      cluster,
      owner,
    })}`;
  return (
    <>
      <ResourceLines
        title={t('claimMany.owned', { count: owned.length })}
        lines={owned.map(each => ({ resource: each.resource }))}
      />
      <ResourceLines
        title={t('claimMany.refused', { count: refused.length })}
        lines={refused.map(({ resource, owner, ownedBy }) => ({
          resource,
          note: (
            <>
              <UserOrGroup entityRef={ownedBy} plain />{' '}
              <Link
                to={transferOf(resource, owner)}
                aria-label={t('claimMany.transferOf', { resource })}
              >
                {t('claimMany.transfer')}
              </Link>
            </>
          ),
        }))}
      />
      <ResourceLines
        title={t('claimMany.unknown', { count: unknown.length })}
        lines={unknown.map(({ resource, line }) => ({
          resource,
          note: line && t('claimMany.line', { line: String(line) }),
        }))}
      />
    </>
  );
}

/** What would be claimed, team by team, and what not and why. */
export function ClaimResults({ preview }: { preview: ClaimBatchPreview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const [why, setWhy] = useState('');
  const { batches, problems, left, cluster } = preview;
  return (
    <Stack spacing={2}>
      <Problems problems={problems} />
      {left > 0 && (
        <Banner
          tone="info"
          icon={<SeverityIcon severity="warn" />}
          title={t('claimMany.left', { count: left })}
        >
          {t('claimMany.leftWhy')}
        </Banner>
      )}
      {batches.length === 0 ? (
        <EmptyState title={t('claimMany.nothing.title')}>
          {t('claimMany.nothing.text')}
        </EmptyState>
      ) : (
        <TextField
          value={why}
          onChange={event => setWhy(event.target.value)}
          label={t('newRequest.why.justification')}
          helperText={t('claimMany.why.help')}
          multiline
          minRows={2}
          fullWidth
          size="small"
          InputLabelProps={{ shrink: true }}
        />
      )}
      {batches.map(batch => (
        <BatchCard
          key={batch.owner}
          batch={batch}
          cluster={cluster}
          why={why}
          hindrance={
            problems.length > 0 ? t('claimMany.correctFirst') : undefined
          }
          onFiled={({ id }) => {
            if (batches.length === 1) navigate(requestPath({ id }));
          }}
        />
      ))}
      <NotClaimed preview={preview} />
    </Stack>
  );
}
