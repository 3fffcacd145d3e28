namespace Zhijian.Sandbox.Menus;

/// <summary>
/// The default menu of an account and its conditional menus (个性化菜单). The newest rule that fits wins, else the default. Safe for concurrent use.
/// </summary>
public sealed class MenuBook
{
    private readonly Lock gate = new();
    private readonly List<ConditionalMenu> conditional = [];
    private IReadOnlyList<MenuButton>? buttons;
    private long menuId;
    private long nextId = 400_000_000;

    public (long Id, IReadOnlyList<MenuButton> Buttons)? Default
    {
        get { lock (gate) return buttons is null ? null : (menuId, buttons); }
    }

    public IReadOnlyList<ConditionalMenu> Conditional
    {
        get { lock (gate) return [.. conditional]; }
    }

    public void Replace(IReadOnlyList<MenuButton> menu)
    {
        lock (gate) (buttons, menuId) = (menu, nextId++);
    }

    /// <summary>Removes the default menu and every conditional one.</summary>
    public void Delete()
    {
        lock (gate)
        {
            buttons = null;
            conditional.Clear();
        }
    }

    /// <returns>The new menu's id, or null when there is no default menu (65303).</returns>
    public long? Add(IReadOnlyList<MenuButton> menu, MenuRule rule)
    {
        lock (gate)
        {
            if (buttons is null) return null;
            conditional.Add(new(nextId, menu, rule));
            return nextId++;
        }
    }

    public bool Remove(long id)
    {
        lock (gate) return conditional.RemoveAll(menu => menu.Id == id) > 0;
    }

    /// <param name="tags">The follower's tags in the order they were given: the last one is judged.</param>
    public IReadOnlyList<MenuButton> For(IReadOnlyList<int> tags)
    {
        lock (gate) return conditional.FindLast(menu => menu.Rule.Fits(tags))?.Buttons ?? buttons ?? [];
    }
}

public sealed record ConditionalMenu(long Id, IReadOnlyList<MenuButton> Buttons, MenuRule Rule);

/// <param name="TagId">The tag a follower must have, or null.</param>
/// <param name="Platform">1 iOS, 2 Android, 3 others, or null.</param>
public sealed record MenuRule(int? TagId, int? Platform)
{
    /// <summary>The sandbox's phone passes for an Android one.</summary>
    public const int PhonePlatform = 2;

    public bool Fits(IReadOnlyList<int> tags) =>
        (TagId is not { } tag || (tags.Count > 0 && tags[^1] == tag)) && (Platform is null or PhonePlatform);
}
