import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import { usePreview } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, type KeyboardEvent } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { requestRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import { ClusterField, ComponentField } from '../fields';
import { DecisionDetails } from '../panel/DecisionDetails';
import { DecisionHead } from '../panel/DecisionHead';
import { askOf } from './askOf';
import { FieldGroup } from './FieldGroup';
import { FindingsContext } from './FindingsContext';
import type { KindForm, RequestValues } from './kindForm';
import { requestResolver } from './requestResolver';
import { SubmitBar } from './SubmitBar';
import { useFix } from './useFix';
import { useIssueMessages } from './useIssueMessages';
import { useSubmitRequest } from './useSubmitRequest';
import { WhyFields } from './WhyFields';

export interface RequestFormProps {
  form: KindForm;
  clusters: readonly Cluster[];
  initial: RequestValues;
  /** The request that is edited: it keeps its cluster and is replaced. */
  supersedes?: string;
}

/** The form of any kind, with what would happen live beside it. */
export function RequestForm({
  form,
  clusters,
  initial,
  supersedes,
}: RequestFormProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const messages = useIssueMessages();
  const resolver = useMemo(
    () => requestResolver(form, messages),
    [form, messages],
  );
  const methods = useForm<RequestValues>({
    defaultValues: initial,
    resolver,
    mode: 'onTouched',
  });
  const values = useWatch({ control: methods.control }) as RequestValues;
  const ask = askOf(form, values);
  const state = usePreview(ask);
  const onFix = useFix(form, methods);
  const submission = useSubmitRequest(request =>
    navigate(requestPath({ id: request.id })),
  );

  const submit = methods.handleSubmit(async valid => {
    if (!ask || !state.current || !state.preview) return;
    try {
      await submission.mutateAsync({
        ask,
        preview: state.preview,
        justification: valid.justification,
        neededBy: valid.neededBy,
        supersedes,
      });
    } catch {
      // The bar shows the error; what would happen now is looked up anew.
      await state.lookAgain();
    }
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const findings = useMemo(
    () => ({
      findings: state.preview?.evaluation.findings ?? [],
      proposed: state.preview?.spec,
      onFix,
    }),
    [state.preview, onFix],
  );
  const { Fields } = form;
  const wide = useMediaQuery<Theme>(theme => theme.breakpoints.up('lg'), {
    noSsr: true,
  });
  const decision = {
    state,
    asking: ask !== undefined,
    kind: form.kind,
    cluster: clusters.find(each => each.id === values.cluster),
    onFix,
  };

  return (
    <FormProvider {...methods}>
      <FindingsContext.Provider value={findings}>
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            alignItems: 'start',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              lg: 'minmax(0, 7fr) minmax(0, 5fr)',
            },
          }}
        >
          {!wide && (
            // The answer stays in view above a form that is one column wide.
            <Paper
              variant="outlined"
              sx={{ px: 3, py: 1.5, position: 'sticky', top: 0, zIndex: 2 }}
            >
              <DecisionHead {...decision} />
            </Paper>
          )}
          <Paper
            variant="outlined"
            component="form"
            noValidate
            onSubmit={submit}
            onKeyDown={onKeyDown}
            sx={{ p: 3 }}
          >
            <Stack spacing={3}>
              <FieldGroup title={t('newRequest.where')}>
                <ClusterField clusters={clusters} />
                {!form.specNamesComponent && <ComponentField />}
              </FieldGroup>
              <Fields />
              <WhyFields />
              <SubmitBar {...decision} submission={submission} />
            </Stack>
          </Paper>
          <Paper
            variant="outlined"
            component="section"
            aria-label={t('newRequest.panel.title')}
            sx={{
              p: 3,
              position: { lg: 'sticky' },
              top: { lg: 16 },
              maxHeight: { lg: 'calc(100vh - 32px)' },
              overflowY: { lg: 'auto' },
            }}
          >
            <Stack spacing={3}>
              {wide && <DecisionHead {...decision} />}
              <DecisionDetails {...decision} />
            </Stack>
          </Paper>
        </Box>
      </FindingsContext.Provider>
    </FormProvider>
  );
}
