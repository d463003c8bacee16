import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AuditVerification } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Banner,
  CopyButton,
  ErrorNotice,
  kafkaSupportApiRef,
  Mono,
  SeverityIcon,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

type Verified = Extract<AuditVerification, { verified: true }>;
type Broken = Extract<AuditVerification, { verified: false }>;

function Holds({ answer }: { answer: Verified }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { events, seals, head, sealedAt } = answer;
  return (
    <Banner
      tone="success"
      icon={<SeverityIcon severity="pass" />}
      title={t('audit.verify.holds', {
        events: String(events),
        seals: String(seals),
      })}
    >
      {head && sealedAt ? (
        <>
          {t('audit.verify.sealed')} <Time value={sealedAt} />
          {'. '}
          {t('audit.verify.compare')}
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Mono>{head}</Mono>
            </Box>
            <CopyButton text={head} what={t('audit.verify.hash')} />
          </Box>
        </>
      ) : (
        t('audit.verify.noSeal')
      )}
    </Banner>
  );
}

function Breaks({ answer }: { answer: Broken }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  const { message, requestId } = answer.broken;
  return (
    <Banner
      tone="error"
      icon={<SeverityIcon severity="deny" />}
      title={t('audit.verify.broken')}
      action={
        requestId && (
          <Link to={toRequest({ id: requestId })}>
            {t('audit.verify.request')}
          </Link>
        )
      }
    >
      {message}. {t('audit.verify.first')}
      {requestId && (
        <Box>
          <Mono>{requestId}</Mono>
        </Box>
      )}
    </Banner>
  );
}

/** Has the whole trail checked against its hashes and seals, and says what came of it. */
export function VerifyTrail() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => api.verifyAudit(),
  });
  return (
    <Box
      component="section"
      aria-label={t('audit.verify.label')}
      sx={{ mb: 2 }}
    >
      <Button
        size="small"
        variant="outlined"
        disabled={isPending}
        onClick={() => mutate()}
      >
        {t(isPending ? 'audit.verify.busy' : 'audit.verify.action')}
      </Button>
      <Box role="status" sx={{ mt: 1 }}>
        {!isPending &&
          data &&
          (data.verified ? <Holds answer={data} /> : <Breaks answer={data} />)}
      </Box>
      {!isPending && error && (
        <ErrorNotice
          error={error}
          title={t('audit.verify.failed')}
          onRetry={() => mutate()}
        />
      )}
    </Box>
  );
}
