namespace Campaign.Api.Demo;

/// <summary>Distributes tones so that each day matches its shares closely: at a hundred mentions, chance alone would hide the curve.</summary>
internal sealed class DemoTones(double positive, double neutral)
{
    private double _positive;
    private double _neutral;
    private double _negative;

    public string Draw()
    {
        _positive += positive;
        _neutral += neutral;
        _negative += 1 - positive - neutral;
        var most = Math.Max(_positive, Math.Max(_neutral, _negative));
        if (_positive == most)
        {
            _positive--;
            return "正面";
        }

        if (_neutral == most)
        {
            _neutral--;
            return "中性";
        }

        _negative--;
        return "负面";
    }
}
