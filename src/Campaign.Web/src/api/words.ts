import type { Schemas } from './client'

/** What the API takes where a page lets people choose. */
export const channels = ['weibo', 'xiaohongshu', 'douyin', 'wechat', 'bilibili', 'x'] as const
export const kinds = ['article', 'video', 'livestream', 'post'] as const satisfies readonly Schemas['DeliverableKind'][]
