import { merged } from './texts'

export default merged(import.meta.glob<object>('../*/zh-CN.json', { eager: true, import: 'default' }))
