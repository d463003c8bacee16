import { unstable_ClassNameGenerator as ClassNameGenerator } from '@mui/material/className';

// Backstage loads Material UI 4 too, and both name their classes "Mui…". This
// must run before the first component of @mui/material is loaded.
ClassNameGenerator.configure(name => `v5-${name}`);
