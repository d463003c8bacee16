export { PluginRoot } from './PluginRoot';
