import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestStatus } from '@kafka-support/backstage-plugin-kafka-support-common';
import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/Check';
import DoneAllIcon from '@mui/icons-material/DoneAll';
import EventBusyIcon from '@mui/icons-material/EventBusy';
import HelpOutlineIcon from '@mui/icons-material/HelpOutline';
import HowToRegIcon from '@mui/icons-material/HowToReg';
import PriorityHighIcon from '@mui/icons-material/PriorityHigh';
import RateReviewIcon from '@mui/icons-material/RateReview';
import ReportProblemIcon from '@mui/icons-material/ReportProblem';
import SwapHorizIcon from '@mui/icons-material/SwapHoriz';
import SyncIcon from '@mui/icons-material/Sync';
import ThumbDownIcon from '@mui/icons-material/ThumbDown';
import UndoIcon from '@mui/icons-material/Undo';
import type SvgIcon from '@mui/material/SvgIcon';
import type { Tone } from '../../theme';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { ToneChip } from '../ToneChip';

const looks: Record<RequestStatus, { tone: Tone; Icon: typeof SvgIcon }> = {
  in_review: { tone: 'warning', Icon: RateReviewIcon },
  approved: { tone: 'info', Icon: HowToRegIcon },
  applying: { tone: 'info', Icon: SyncIcon },
  unknown: { tone: 'warning', Icon: HelpOutlineIcon },
  failed: { tone: 'error', Icon: PriorityHighIcon },
  applied: { tone: 'success', Icon: CheckIcon },
  verified: { tone: 'success', Icon: DoneAllIcon },
  unverified: { tone: 'warning', Icon: ReportProblemIcon },
  denied: { tone: 'error', Icon: BlockIcon },
  rejected: { tone: 'error', Icon: ThumbDownIcon },
  cancelled: { tone: 'neutral', Icon: UndoIcon },
  expired: { tone: 'neutral', Icon: EventBusyIcon },
  superseded: { tone: 'neutral', Icon: SwapHorizIcon },
};

/** @public */
export interface StatusChipProps {
  status: RequestStatus;
}

/** Status of a request with icon, word and colour; what it means on hover. @public */
export function StatusChip({ status }: StatusChipProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const { tone, Icon } = looks[status];
  return (
    <ToneChip
      tone={tone}
      icon={<Icon aria-hidden />}
      title={t(`statusMeaning.${status}`)}
    >
      {t(`status.${status}`)}
    </ToneChip>
  );
}
