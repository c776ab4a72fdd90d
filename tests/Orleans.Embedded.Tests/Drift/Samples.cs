#pragma warning disable CA1070, CA1710, CA1051, CA2211, CA1052, CA1801, CA1008, CA1044, CA1813, CA1815, IDE0060

// Two versions of one small surface, to show that the comparison sees each kind of change.
namespace DriftSamples.One
{
    public class Sample
    {
        public void Same(string text = "a")
        {
        }

        public void Name(int first)
        {
        }

        public void Default(int number = 1)
        {
        }

        public void Constraint<T>() where T : class
        {
        }

        public void Reach()
        {
        }

        public int Returns() => 0;

        public virtual void Virtual()
        {
        }
    }

    public enum Values
    {
        Value = 1,
    }

    public struct Kind;

    public class Base : List<int>;
}

namespace DriftSamples.Other
{
    public class Sample
    {
        public void Same(string text = "a")
        {
        }

        public void Name(int second)
        {
        }

        public void Default(int number = 2)
        {
        }

        public void Constraint<T>() where T : struct
        {
        }

        protected void Reach()
        {
        }

        public long Returns() => 0;

        public void Virtual()
        {
        }
    }

    public enum Values
    {
        Value = 2,
    }

    public class Kind;

    public class Base;
}
