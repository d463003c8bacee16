import '@testing-library/jest-dom';

// Rendering a page of a portal in jsdom takes seconds on a busy machine.
jest.setTimeout(30_000);
