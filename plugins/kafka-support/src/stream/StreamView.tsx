import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { Access } from './Access';
import { Actions } from './Actions';
import { Changes } from './Changes';
import { Commands } from './Commands';
import { Configuration } from './Configuration';
import { Drift, hasDrift, ManagedElsewhere } from './drift';
import { Groups } from './Groups';
import { LiveState } from './LiveState';
import { OpenRequests } from './OpenRequests';
import { Readiness } from './Readiness';
import { StreamHeader } from './StreamHeader';
import type { ShownStream } from './useStream';
import { WhoAnswers } from './WhoAnswers';

function Panel({ children }: { children: ReactNode }) {
  return (
    <Paper variant="outlined" sx={{ p: { xs: 2, sm: 2.5 }, minWidth: 0 }}>
      {children}
    </Paper>
  );
}

/**
 * A stream in the order of a bad night: who answers, what changed, what one may
 * do, how it stands; then what was agreed on it. On a narrow page the columns
 * follow each other in this order.
 */
export function StreamView({ stream }: { stream: ShownStream }) {
  return (
    <>
      <StreamHeader stream={stream} />
      <ManagedElsewhere stream={stream} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'repeat(3, minmax(0, 1fr))',
          },
        }}
      >
        <Panel>
          <WhoAnswers stream={stream} />
        </Panel>
        <Panel>
          <Changes stream={stream} />
        </Panel>
        <Panel>
          <Actions stream={stream} />
        </Panel>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: 'minmax(0, 2fr) minmax(0, 1fr)',
          },
        }}
      >
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          {hasDrift(stream) && (
            <Panel>
              <Drift stream={stream} />
            </Panel>
          )}
          <Panel>
            <LiveState stream={stream} />
          </Panel>
          <Panel>
            <Groups stream={stream} />
          </Panel>
          <Panel>
            <Configuration stream={stream} />
          </Panel>
          <Panel>
            <Access stream={stream} />
          </Panel>
          <Panel>
            <Commands stream={stream} />
          </Panel>
        </Stack>
        <Stack spacing={2} sx={{ minWidth: 0 }}>
          <Panel>
            <OpenRequests stream={stream} />
          </Panel>
          <Panel>
            <Readiness stream={stream} />
          </Panel>
        </Stack>
      </Box>
    </>
  );
}
