import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  EmptyState,
  ErrorNotice,
  useClusters,
  useKinds,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { PageSkeleton } from '../root/PageSkeleton';
import { PageTitle } from '../root/PageTitle';
import { newRequestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import type { KindForm, RequestValues } from './form/kindForm';
import { RequestForm } from './form/RequestForm';
import { kindForms } from './kinds';
import { LimitDifferences } from './LimitDifferences';
import { useCopiedRequest } from './useCopiedRequest';

/** The form edits the request it is filled in from. */
const isEdit = (query: URLSearchParams) => query.get('edit') === 'true';

function initialValues(
  form: KindForm,
  query: URLSearchParams,
  copied: Request | undefined,
): RequestValues {
  return {
    cluster: query.get('cluster') ?? copied?.cluster ?? '',
    component: form.specNamesComponent
      ? ''
      : query.get('component') ?? copied?.component ?? '',
    spec: form.valuesFrom({ ...copied?.spec, ...form.specFromQuery(query) }),
    justification:
      query.get('why') ?? (isEdit(query) ? copied?.justification : '') ?? '',
    neededBy: (isEdit(query) && copied?.neededBy) || '',
  };
}

function Loaded({ form, title }: { form: KindForm; title: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const [query] = useSearchParams();
  const from = query.get('from') ?? undefined;
  const clusters = useClusters();
  const copied = useCopiedRequest(from);
  const overview = useRouteRef(newRequestRouteRef)();
  const initial = useMemo(
    () => initialValues(form, query, copied.data),
    [form, query, copied.data],
  );
  return (
    <>
      <PageTitle
        lead={
          copied.data &&
          t(isEdit(query) ? 'newRequest.editOf' : 'newRequest.copyOf', {
            id: copied.data.id,
          })
        }
        action={
          <Button component={Link} to={overview} size="small">
            {t('newRequest.otherKind')}
          </Button>
        }
      >
        {title}
      </PageTitle>
      {(clusters.isPending || (from && copied.isPending)) && <PageSkeleton />}
      {clusters.isError && (
        <ErrorNotice
          error={clusters.error}
          title={t('newRequest.cluster.unread')}
          onRetry={() => clusters.refetch()}
        />
      )}
      {from && copied.isError && (
        <ErrorNotice
          error={copied.error}
          title={t('newRequest.copyUnread', { id: from })}
          onRetry={() => copied.refetch()}
        />
      )}
      {copied.data && (
        <LimitDifferences here={copied.data.cluster} there={initial.cluster} />
      )}
      {clusters.data && (!from || copied.data) && (
        <RequestForm
          // Another address is another form.
          key={query.toString()}
          form={form}
          clusters={clusters.data}
          initial={initial}
          supersedes={isEdit(query) ? from : undefined}
        />
      )}
    </>
  );
}

/** The form of one kind, filled in from the address. */
export function NewKindPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { kind = '' } = useParams();
  const kinds = useKinds();
  const overview = useRouteRef(newRequestRouteRef)();
  const form = kindForms.get(kind);
  if (!form)
    return (
      <EmptyState
        title={t('newRequest.noForm.title', { kind })}
        action={
          <Button component={Link} to={overview} variant="outlined">
            {t('newRequest.noForm.action')}
          </Button>
        }
      >
        {t('newRequest.noForm.text')}
      </EmptyState>
    );
  const title = kinds.data?.find(each => each.id === kind)?.title ?? kind;
  return <Loaded key={kind} form={form} title={title} />;
}
