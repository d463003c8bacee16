import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import { usePreview } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useMemo, type KeyboardEvent } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { requestRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import { ClusterField, ComponentField } from '../fields';
import { DecisionPanel } from '../panel/DecisionPanel';
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
}

/** The form of any kind, with what would happen live beside it. */
export function RequestForm({ form, clusters, initial }: RequestFormProps) {
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
  const cluster = clusters.find(each => each.id === values.cluster);

  const submit = methods.handleSubmit(async valid => {
    if (!ask || !state.current || !state.preview) return;
    try {
      await submission.mutateAsync({
        ask,
        preview: state.preview,
        justification: valid.justification,
        neededBy: valid.neededBy,
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
                <ComponentField />
              </FieldGroup>
              <Fields />
              <WhyFields />
              <SubmitBar
                state={state}
                asking={ask !== undefined}
                kind={form.kind}
                cluster={cluster}
                submission={submission}
              />
            </Stack>
          </Paper>
          <Paper
            variant="outlined"
            sx={{
              p: 3,
              position: { lg: 'sticky' },
              top: { lg: 16 },
              maxHeight: { lg: 'calc(100vh - 32px)' },
              overflowY: { lg: 'auto' },
            }}
            // It scrolls on its own where it is long: the keyboard must reach it.
            tabIndex={-1}
          >
            <DecisionPanel
              state={state}
              asking={ask !== undefined}
              kind={form.kind}
              cluster={cluster}
              onFix={onFix}
            />
          </Paper>
        </Box>
      </FindingsContext.Provider>
    </FormProvider>
  );
}
