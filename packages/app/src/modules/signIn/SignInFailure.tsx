import { ResponseError } from '@backstage/errors';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SignInFrame } from './SignInFrame';

function reasonOf(error: Error | undefined): string {
  if (!(error instanceof ResponseError)) {
    return error?.message ?? 'The backend gave no reason.';
  }
  // The auth backend's words for a provider that it did not load.
  return error.cause.message.startsWith('Unknown auth provider')
    ? 'The backend does not offer sign-in for development. It does so only while it runs with NODE_ENV=development.'
    : error.cause.message;
}

/** Says why signing in did not work; one can try again or go back to the list. */
export const SignInFailure = (props: {
  name: string;
  error?: Error;
  onRetry: () => void;
  onBack: () => void;
}) => (
  <SignInFrame heading={`Signing in as ${props.name} did not work`}>
    <Box sx={{ p: 2 }}>
      <Alert severity="error" variant="outlined" sx={{ mb: 2 }}>
        {reasonOf(props.error)}
      </Alert>
      <Button
        variant="contained"
        onClick={props.onRetry}
        sx={{ textTransform: 'none', mr: 1 }}
      >
        Try again
      </Button>
      <Button onClick={props.onBack} sx={{ textTransform: 'none' }}>
        Back to the list
      </Button>
    </Box>
  </SignInFrame>
);
