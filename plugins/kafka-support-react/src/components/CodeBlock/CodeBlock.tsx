import Box from '@mui/material/Box';
import { CopyButton } from '../CopyButton';
import { monospace } from '../../theme';

/** @public */
export interface CodeBlockProps {
  text: string;
  /** What it is, for the copy button and for those who do not see it. */
  label: string;
}

/** Text to copy, such as a command or a configuration. @public */
export function CodeBlock({ text, label }: CodeBlockProps) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'action.hover',
        position: 'relative',
      }}
    >
      <Box
        sx={{ display: 'flex', justifyContent: 'flex-end', px: 0.5, pt: 0.5 }}
      >
        <CopyButton text={text} what={label} />
      </Box>
      <Box
        component="pre"
        // Long lines scroll: the keyboard must reach them too.
        tabIndex={0}
        role="group"
        aria-label={label}
        sx={{
          m: 0,
          px: 1.5,
          pb: 1.5,
          overflow: 'auto',
          maxHeight: 360,
          color: 'text.primary',
          fontFamily: monospace,
          fontSize: '0.8125rem',
          lineHeight: 1.55,
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
