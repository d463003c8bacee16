import Alert from '@mui/material/Alert';
import { SignInFrame } from './SignInFrame';

/** Stands where nobody can sign in: outside of development, or with no people configured. */
export const SignInRefused = () => (
  <SignInFrame heading="Nobody can sign in here yet">
    <Alert severity="info" sx={{ m: 2 }}>
      This example portal has only a sign-in for development. It is off: the
      backend does not run with NODE_ENV=development, or
      auth.providers.personas.people names nobody. Install a sign-in provider to
      use the portal elsewhere.
    </Alert>
  </SignInFrame>
);
