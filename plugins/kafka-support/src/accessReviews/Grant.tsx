import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  grantVerdicts,
  type ReviewedGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  StatusChip,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { requestRouteRef } from '../routes';
import { Approval } from '../stream';
import { GrantText } from '../GrantText';
import { kafkaSupportTranslationRef } from '../translation';
import { underlinedLinks } from './underlinedLinks';
import { isOpen, type useChoices } from './useChoices';

function Facts({ grant }: { grant: ReviewedGrant }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { approval, origin, principalOwner, until } = grant;
  return (
    <Typography
      variant="caption"
      component="div"
      color="text.secondary"
      sx={{ mt: 0.25, ...underlinedLinks }}
    >
      {principalOwner
        ? t('accessReviews.grant.owner', {
            owner: <UserOrGroup entityRef={principalOwner} />,
          })
        : t('accessReviews.grant.noOwner')}
      {' · '}
      {approval ? (
        <Approval approval={approval} />
      ) : (
        origin !== 'request' && t(`stream.access.origins.${origin}`)
      )}
      {until && (
        <>
          {' · '}
          {t('accessReviews.grant.until', { time: <Time value={until} /> })}
        </>
      )}
    </Typography>
  );
}

function Decision({ grant }: { grant: ReviewedGrant }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  const { decision } = grant;
  if (!decision) return null;
  const { verdict, reason, by, at, request, problem } = decision;
  const pending = verdict === 'revoke' && !request && !problem;
  return (
    <Typography
      variant="body2"
      component="div"
      sx={{ mt: 0.5, ...underlinedLinks }}
    >
      <SeverityIcon
        severity={verdict === 'keep' ? 'pass' : 'review'}
        aria-hidden
      />{' '}
      {t(`accessReviews.grant.${verdict === 'keep' ? 'keptBy' : 'revokedBy'}`, {
        who: <UserOrGroup entityRef={by} />,
        time: <Time value={at} />,
        reason,
      })}
      {request && (
        <Box component="span" sx={{ ml: 1 }}>
          <Link to={toRequest({ id: request.id })}>
            {t('accessReviews.grant.request')}
          </Link>{' '}
          <StatusChip status={request.status} />
        </Box>
      )}
      {pending && ` ${t('accessReviews.grant.noRequest')}`}
      {problem && (
        <Box component="span" sx={{ display: 'block' }}>
          <SeverityIcon severity="warn" aria-hidden /> {problem}
        </Box>
      )}
    </Typography>
  );
}

function Choose(props: {
  grant: ReviewedGrant;
  choices: ReturnType<typeof useChoices>;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { grant, choices } = props;
  const { verdict, reason } = choices.of(grant);
  const refusals = { keep: grant.notToKeep, revoke: grant.notToRevoke };
  const label = t('accessReviews.grant.choice', {
    principal: grant.principal,
    operations: grant.operations.join(', '),
  });
  return (
    <Box sx={{ mt: 0.5 }}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
      >
        <RadioGroup
          row
          aria-label={label}
          value={verdict ?? ''}
          onChange={event =>
            choices.set(grant, {
              verdict: grantVerdicts.find(each => each === event.target.value),
            })
          }
        >
          {grantVerdicts.map(each => (
            <FormControlLabel
              key={each}
              value={each}
              disabled={refusals[each] !== undefined}
              control={<Radio size="small" />}
              label={t(`accessReviews.grant.${each}`)}
            />
          ))}
        </RadioGroup>
        {verdict && (
          <TextField
            size="small"
            label={t('accessReviews.grant.reason')}
            placeholder={t('accessReviews.grant.reasonHint')}
            value={reason}
            onChange={event =>
              choices.set(grant, { reason: event.target.value })
            }
            inputProps={{ maxLength: 1000 }}
            InputLabelProps={{ shrink: true }}
            sx={{ flex: '1 1 240px' }}
          />
        )}
      </Box>
      {grantVerdicts.map(
        each =>
          refusals[each] && (
            <Typography
              key={each}
              variant="caption"
              component="p"
              color="text.secondary"
              sx={{ m: 0 }}
            >
              {t(`accessReviews.grant.${each}`)}: {refusals[each]}
            </Typography>
          ),
      )}
    </Box>
  );
}

/** A grant with where it comes from, what was decided over it, and the choice where it is open. */
export function Grant(props: {
  grant: ReviewedGrant;
  /** Absent where the reader may not decide. */
  choices?: ReturnType<typeof useChoices>;
}) {
  const { grant, choices } = props;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <GrantText grant={grant} />
      </Box>
      <Facts grant={grant} />
      <Decision grant={grant} />
      {choices && isOpen(grant) && <Choose grant={grant} choices={choices} />}
    </>
  );
}
