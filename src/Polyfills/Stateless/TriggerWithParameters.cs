namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A trigger together with the types of the arguments that it carries.</summary>
    public class TriggerWithParameters
    {
        private readonly Type[] _argumentTypes;

        /// <summary>Describes a trigger and the types of its arguments.</summary>
        /// <param name="underlyingTrigger">The trigger itself.</param>
        /// <param name="argumentTypes">The types of the arguments, in the order in which they are passed.</param>
        /// <exception cref="ArgumentNullException">The list of types is null.</exception>
        public TriggerWithParameters(TTrigger underlyingTrigger, params Type[] argumentTypes)
        {
            ArgumentNullException.ThrowIfNull(argumentTypes);
            Trigger = underlyingTrigger;
            _argumentTypes = argumentTypes;
        }

        /// <summary>The trigger itself.</summary>
        public TTrigger Trigger { get; }

        /// <summary>The types of the arguments, in the order in which they are passed.</summary>
        public IEnumerable<Type> ArgumentTypes => _argumentTypes;

        /// <summary>Refuses arguments that do not fit the declared types.</summary>
        /// <param name="args">The arguments in order. An empty list is accepted.</param>
        /// <exception cref="ArgumentNullException">The list is null.</exception>
        /// <exception cref="ArgumentException">Too many or too few arguments, or one of another type.</exception>
        public void ValidateParameters(object[] args)
        {
            ArgumentNullException.ThrowIfNull(args);
            ParameterConversion.Validate(args, _argumentTypes);
        }
    }

    /// <summary>A trigger that carries one argument.</summary>
    /// <typeparam name="TArg0">The type of the argument.</typeparam>
    public class TriggerWithParameters<TArg0> : TriggerWithParameters
    {
        /// <summary>Describes a trigger that carries one argument.</summary>
        /// <param name="underlyingTrigger">The trigger itself.</param>
        public TriggerWithParameters(TTrigger underlyingTrigger)
            : base(underlyingTrigger, typeof(TArg0))
        {
        }
    }

    /// <summary>A trigger that carries two arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    public class TriggerWithParameters<TArg0, TArg1> : TriggerWithParameters
    {
        /// <summary>Describes a trigger that carries two arguments.</summary>
        /// <param name="underlyingTrigger">The trigger itself.</param>
        public TriggerWithParameters(TTrigger underlyingTrigger)
            : base(underlyingTrigger, typeof(TArg0), typeof(TArg1))
        {
        }
    }

    /// <summary>A trigger that carries three arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    /// <typeparam name="TArg2">The type of the third argument.</typeparam>
    public class TriggerWithParameters<TArg0, TArg1, TArg2> : TriggerWithParameters
    {
        /// <summary>Describes a trigger that carries three arguments.</summary>
        /// <param name="underlyingTrigger">The trigger itself.</param>
        public TriggerWithParameters(TTrigger underlyingTrigger)
            : base(underlyingTrigger, typeof(TArg0), typeof(TArg1), typeof(TArg2))
        {
        }
    }
}
