import { unstable_ClassNameGenerator as ClassNameGenerator } from '@mui/material/className';

// Backstage loads Material UI 4 too, and both name their classes "Mui…". This
// must run before the first component of @mui/material is loaded. Some names
// come by here twice.
ClassNameGenerator.configure(name =>
  name.startsWith('v5-') ? name : `v5-${name}`,
);
