namespace Campaign.Silo.Imports.Mapping;

/// <summary>Names used for the fields in exports of listening tools, shops and platforms, in Chinese and English; likeliest first.</summary>
internal static class HeaderNames
{
    /// <summary>The column with that name: an exact match, else ignoring case.</summary>
    public static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        var loose = -1;
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column] == name)
            {
                return column;
            }

            loose = loose < 0 && string.Equals(columns[column], name, StringComparison.OrdinalIgnoreCase) ? column : loose;
        }

        return loose;
    }

    /// <summary>The first free column whose name means this field.</summary>
    public static int? Find(ImportKind kind, ImportField field, IReadOnlyList<string> columns, IReadOnlySet<int> free)
    {
        foreach (var name in NamesOf(kind, field).Split(' '))
        {
            foreach (var column in free.Order())
            {
                if (Plain(columns[column]) == name)
                {
                    return column;
                }
            }
        }

        return null;
    }

    // "Tweet_Created", "tweet created" and "TweetCreated" are the same name.
    private static string Plain(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    private static string NamesOf(ImportKind kind, ImportField field) => field switch
    {
        ImportField.At => "at time date datetime createdat created timestamp publishedat publishtime posttime tweetcreated "
            + "发布时间 发表时间 评论时间 时间 日期 发布日期 创建时间 提交时间",
        ImportField.Tone => "tone sentiment airlinesentiment polarity label 情感 情感倾向 情感属性 情感极性 倾向 倾向性 正负面 情绪 评价类型",
        ImportField.Text => "text content body comment review message title "
            + "正文 内容 文本 评论内容 评论 评价内容 评价 投稿内容 原文 微博正文 笔记内容 摘要 标题",
        ImportField.Author => "author authorname name username user screenname handle nickname 作者 博主 昵称 用户名 账号 发布者 发布人 用户",
        ImportField.Channel => "channel platform source site media 渠道 平台 来源 媒体 来源平台 发布平台 站点",
        ImportField.Origin => "origin sourcetype mentiontype 来源性质 性质 内容性质 声量性质",
        ImportField.ExternalId => "externalid tweetid postid mentionid reviewid commentid messageid uuid id 编号 唯一标识 帖子id 微博id 笔记id 评论id 文章id",
        ImportField.Url => "url link permalink 链接 原文链接 网址 地址 帖子链接",
        ImportField.Reach => "reach impressions views exposure 曝光 曝光量 阅读量 播放量 浏览量 阅读数 播放数 触达",
        ImportField.Likes => "likes likecount favorites favourites 点赞 点赞数 点赞量 获赞数",
        ImportField.Comments => "comments commentcount replies replycount 评论数 评论量 回复数",
        ImportField.Shares => "shares sharecount retweetcount retweets reposts 转发 转发数 转发量 分享数 分享量",
        ImportField.Handle => "handle account username author user screenname nickname 账号 用户名 账号名称 作者 昵称 达人账号 投稿人 用户 账号id",
        ImportField.Contact => "contact email phone mobile tel wechat 联系方式 手机 手机号 电话 邮箱 微信 微信号",
        ImportField.Consent => "consent agreed agreement 授权 同意 是否同意 是否授权 用户授权 授权同意",
        ImportField.Links => "links link url urls 链接 作品链接 素材链接",
        ImportField.Name => "name partner partnername kol 名称 姓名 达人 达人名称 达人昵称 合作方 昵称 博主",
        ImportField.Followers => "followers followercount fans fanscount 粉丝数 粉丝量 粉丝",
        ImportField.Categories => "categories category tags field 类别 领域 分类 垂类 标签 品类",
        ImportField.Kind => "kind type contenttype format 合作形式 内容形式 形式 报价类型",
        ImportField.Fee => "fee price rate quote cost 报价 费用 价格 合作报价 刊例价",
        ImportField.Id => kind == ImportKind.Partners ? "partnerid id 编号 达人编号 达人id" : "",
        _ => "",
    };
}
