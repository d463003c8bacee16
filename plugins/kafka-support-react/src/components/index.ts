export * from './PluginRoot';
export * from './EmptyState';
