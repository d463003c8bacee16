import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { KindInfo } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  EmptyState,
  ErrorNotice,
  useKinds,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { PageTitle } from '../root/PageTitle';
import { newKindRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

const grid = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(22rem, 100%), 1fr))',
};

function KindCard({ kind }: { kind: KindInfo }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const to = useRouteRef(newKindRouteRef)({ kind: kind.id });
  const { search } = useLocation();
  const titleId = useId();
  const textId = useId();
  return (
    <Card variant="outlined" component="li" sx={{ listStyle: 'none' }}>
      <CardActionArea
        component={Link}
        // What the address already says goes along into the form.
        to={`${to}${search}`}
        aria-labelledby={titleId}
        aria-describedby={textId}
        sx={{
          p: 2.5,
          height: '100%',
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'flex-start',
          justifyContent: 'flex-start',
          gap: 1,
        }}
      >
        <Typography
          id={titleId}
          component="h3"
          sx={{ fontSize: '1.125rem', fontWeight: 600, m: 0 }}
        >
          {kind.title}
        </Typography>
        <Box id={textId} sx={{ display: 'grid', gap: 1 }}>
          <Typography variant="body2" component="span">
            {kind.description}
          </Typography>
          <Typography variant="body2" component="span" color="text.secondary">
            <strong>{t('newRequest.usually')}:</strong> {kind.usually}
          </Typography>
          <Typography variant="body2" component="span" color="text.secondary">
            <strong>{t('newRequest.riskyWhen')}:</strong> {kind.riskyWhen}
          </Typography>
        </Box>
      </CardActionArea>
    </Card>
  );
}

/** Filed where one sees what they are about, such as on the page of a stream. */
const notFromHere = ['adopt-drift'];

/** The kinds of requests, in the words of the person asking. */
export function NewRequestPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const kinds = useKinds();
  const offered = kinds.data?.filter(({ id }) => !notFromHere.includes(id));
  return (
    <>
      <PageTitle lead={t('newRequest.lead')}>{t('newRequest.title')}</PageTitle>
      {kinds.isPending && (
        <Box sx={grid} role="status" aria-label={t('newRequest.loadingKinds')}>
          <Skeleton variant="rounded" height={190} />
          <Skeleton variant="rounded" height={190} />
        </Box>
      )}
      {kinds.isError && (
        <ErrorNotice
          error={kinds.error}
          title={t('newRequest.kindsUnread')}
          onRetry={() => kinds.refetch()}
        />
      )}
      {offered?.length === 0 && (
        <EmptyState title={t('newRequest.noKinds.title')}>
          {t('newRequest.noKinds.text')}
        </EmptyState>
      )}
      {offered && offered.length > 0 && (
        <Box component="ul" sx={{ ...grid, m: 0, p: 0 }}>
          {offered.map(kind => (
            <KindCard key={kind.id} kind={kind} />
          ))}
        </Box>
      )}
    </>
  );
}
