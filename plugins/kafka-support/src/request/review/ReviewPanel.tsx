import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import type {
  Request,
  ReviewerRole,
  Verdict,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { useRequestAction } from '../header/useRequestAction';
import { useRoleNames } from './useRoleNames';

/** Approve or reject exactly the plan on the page. */
export function ReviewPanel({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const roleName = useRoleNames();
  const roles = request.reviewableRoles as ReviewerRole[];
  const [chosen, setRole] = useState<ReviewerRole>();
  const role = chosen && roles.includes(chosen) ? chosen : roles[0];
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const review = useRequestAction(request.id, (verdict: Verdict) =>
    api.review(request.id, {
      verdict,
      role,
      // The digest of what is on the page: another plan is refused.
      planDigest: request.plan.digest,
      ...(comment.trim() && { comment: comment.trim() }),
    }),
  );
  const reject = () => {
    if (comment.trim() === '') {
      setMissing(true);
      commentRef.current?.focus();
      return;
    }
    review.mutate('reject');
  };
  const conflict =
    review.error instanceof ResponseError && review.error.statusCode === 409;
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <Section title={t('request.review.title')}>
        <Stack spacing={2}>
          <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
            {t('request.review.lead')}
          </Typography>
          {review.isError && (
            <ErrorNotice
              error={review.error}
              title={t(
                conflict ? 'request.review.changed' : 'request.review.failed',
              )}
            />
          )}
          {roles.length > 1 && (
            <TextField
              select
              size="small"
              label={t('request.review.role')}
              value={role}
              onChange={event => setRole(event.target.value as ReviewerRole)}
              InputLabelProps={{ shrink: true }}
            >
              {roles.map(each => (
                <MenuItem key={each} value={each}>
                  {roleName(each)}
                </MenuItem>
              ))}
            </TextField>
          )}
          {roles.length === 1 && (
            <Typography variant="body2" sx={{ m: 0 }}>
              {t('request.review.role')} <strong>{roleName(role)}</strong>
            </Typography>
          )}
          <TextField
            label={t('request.review.comment')}
            value={comment}
            inputRef={commentRef}
            onChange={event => {
              setComment(event.target.value);
              setMissing(false);
            }}
            multiline
            minRows={3}
            size="small"
            error={missing}
            helperText={t(
              missing
                ? 'request.review.commentMissing'
                : 'request.review.commentHelp',
            )}
            InputLabelProps={{ shrink: true }}
            inputProps={{ maxLength: 4000 }}
          />
          <Box sx={{ display: 'flex', gap: 1 }}>
            {request.actions.includes('approve') && (
              <Button
                variant="contained"
                disableElevation
                disabled={review.isPending}
                onClick={() => review.mutate('approve')}
              >
                {t('request.review.approve')}
              </Button>
            )}
            {request.actions.includes('reject') && (
              <Button
                variant="outlined"
                color="error"
                disabled={review.isPending}
                onClick={reject}
              >
                {t('request.review.reject')}
              </Button>
            )}
          </Box>
        </Stack>
      </Section>
    </Paper>
  );
}
